"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const controlClass = (size: "md" | "lg" = "md", className?: string) =>
  cn(
    "w-full min-w-0 rounded-md border border-line-strong bg-surface text-text placeholder:text-faint",
    "focus-visible:border-accent focus-visible:outline-offset-0 data-invalid:border-red disabled:bg-sunken disabled:text-muted",
    size === "lg" ? "h-11 px-3 text-md" : "h-8 px-2.5 text-sm",
    className,
  );

type InputProps = Omit<ComponentProps<typeof Field.Control>, "size" | "className"> & {
  size?: "md" | "lg";
  className?: string;
};

/** Inside a `Field` it takes its label and error from there; alone it needs `aria-label`. */
export function Input({ size, className, ...rest }: InputProps) {
  return <Field.Control {...rest} className={controlClass(size, className)} />;
}
