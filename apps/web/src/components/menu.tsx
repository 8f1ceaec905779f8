"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";

const itemClass = (danger = false) =>
  cn(
    "flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none data-highlighted:bg-hover",
    "data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
    danger && "text-red",
  );

type MenuProps = { trigger: ReactElement<Record<string, unknown>>; children: ReactNode; align?: "start" | "end" };

export function Menu({ trigger, children, align = "end" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Base.Popup className="min-w-44 rounded-lg border border-line bg-surface p-1 shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type MenuItemProps = {
  children: ReactNode;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
};

export function MenuItem({ children, icon, danger, disabled, onSelect }: MenuItemProps) {
  return (
    <Base.Item className={itemClass(danger)} disabled={disabled ?? false} onClick={onSelect}>
      {icon}
      {children}
    </Base.Item>
  );
}

export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.LinkItem className={itemClass()} closeOnClick render={<Link href={href} />}>
      {icon}
      {children}
    </Base.LinkItem>
  );
}

type MenuChoiceProps<Value extends string> = {
  value: Value;
  onValueChange: (value: Value) => void;
  items: { value: Value; label: ReactNode; lang?: string }[];
};

export function MenuChoice<Value extends string>({ value, onValueChange, items }: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next) => onValueChange(next as Value)}>
      {items.map((item) => (
        <Base.RadioItem key={item.value} value={item.value} closeOnClick className={itemClass()} lang={item.lang}>
          <span className="flex size-4 items-center">
            <Base.RadioItemIndicator>
              <Check aria-hidden className="text-accent-text" />
            </Base.RadioItemIndicator>
          </span>
          {item.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export const MenuSeparator = () => <Base.Separator className="my-1 h-px bg-line" />;
