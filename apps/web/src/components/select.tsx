"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { controlClass } from "./input.tsx";

export type SelectItem<Value extends string> = { value: Value; label: ReactNode };

type SelectProps<Value extends string> = {
  items: SelectItem<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  /** Needed when no `Field` names it. */
  label?: string;
  size?: "md" | "lg";
  className?: string;
  disabled?: boolean;
};

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { items, value, onValueChange, label, size, className, disabled } = props;
  return (
    <Base.Root
      items={items}
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next as Value)}
      disabled={disabled ?? false}
    >
      <Base.Trigger
        {...(label === undefined ? {} : { "aria-label": label })}
        className={controlClass(size, `flex w-auto items-center justify-between gap-2 text-left ${className ?? ""}`)}
      >
        <Base.Value className="truncate" />
        <Base.Icon>
          <ChevronsUpDown aria-hidden className="size-4 text-faint" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="min-w-(--anchor-width) rounded-lg border border-line bg-surface shadow-float outline-none">
            <Base.List className="max-h-(--available-height) overflow-y-auto p-1">
              {items.map((item) => (
                <Base.Item
                  key={item.value}
                  value={item.value}
                  className="grid min-h-8 cursor-default grid-cols-[1rem_1fr] items-center gap-2 rounded-md px-2 text-sm outline-none data-highlighted:bg-hover"
                >
                  <Base.ItemIndicator className="col-start-1">
                    <Check aria-hidden className="size-4 text-accent-text" />
                  </Base.ItemIndicator>
                  <Base.ItemText className="col-start-2">{item.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
