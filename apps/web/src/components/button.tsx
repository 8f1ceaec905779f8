import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-line-strong bg-surface text-text hover:bg-hover",
  ghost: "text-muted hover:bg-hover hover:text-text",
  danger: "bg-red-solid text-on-accent hover:bg-red-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "min-h-7 gap-1.5 px-2.5 text-xs",
  md: "min-h-8 gap-2 px-3 text-sm",
  lg: "min-h-11 gap-2 px-5 text-md",
};

export const buttonClass = (variant: ButtonVariant = "secondary", size: ButtonSize = "md", className?: string) =>
  cn(
    "inline-flex items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors select-none",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    variants[variant],
    sizes[size],
    className,
  );

type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows progress and refuses further presses, without losing focus. */
  busy?: boolean;
  /** Why it cannot be pressed: it stays reachable by keyboard and says so. */
  disabledReason?: string | undefined;
  icon?: ReactNode;
};

export function Button({
  variant,
  size,
  busy = false,
  disabledReason,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const refused = busy || disabledReason !== undefined;
  return (
    <button
      {...rest}
      type={refused ? "button" : type}
      title={disabledReason ?? rest.title}
      aria-busy={busy || undefined}
      aria-disabled={refused || undefined}
      className={buttonClass(variant, size, className)}
      onClick={refused ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };

export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass(variant, size, className as string | undefined)}>
      {icon}
      {children}
    </Link>
  );
}
