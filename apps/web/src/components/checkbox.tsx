"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";

type CheckboxProps = {
  checked: boolean;
  indeterminate?: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
} & ({ label: string; children?: undefined } | { label?: undefined; children: ReactNode });

/** `children` is a visible label; `label` names a box that stands alone in a table. */
export function Checkbox({ checked, indeterminate, onCheckedChange, disabled, label, children }: CheckboxProps) {
  const box = (
    <Base.Root
      checked={checked}
      indeterminate={indeterminate ?? false}
      disabled={disabled ?? false}
      onCheckedChange={onCheckedChange}
      {...(label === undefined ? {} : { "aria-label": label })}
      className="relative flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface text-on-accent after:absolute after:-inset-1.5 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
    >
      <Base.Indicator>
        {indeterminate ? <Minus aria-hidden className="size-3" /> : <Check aria-hidden className="size-3" />}
      </Base.Indicator>
    </Base.Root>
  );
  if (children === undefined) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's box renders the control inside this label
    <label className="flex min-h-6 items-center gap-2 text-sm">
      {box}
      <span>{children}</span>
    </label>
  );
}
