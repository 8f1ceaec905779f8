"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { controlClass } from "./input.tsx";

type TextareaProps = Omit<ComponentProps<"textarea">, "className" | "defaultValue" | "value" | "onChange"> & {
  size?: "md" | "lg";
  className?: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
};

export function Textarea({ size, className, rows = 3, onValueChange, ...rest }: TextareaProps) {
  return (
    <Field.Control
      className={controlClass(size, `h-auto py-2 ${className ?? ""}`)}
      render={<textarea {...rest} rows={rows} onChange={(event) => onValueChange?.(event.currentTarget.value)} />}
    />
  );
}
