import { useLocale } from "next-intl";
import { cn } from "./class-names.ts";

/** Cents never become a float: whole units and cents are formatted apart. */
export function formatMoney(locale: string, cents: number, currency: string): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, "0");
  return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(cents < 0 ? -whole : whole)
    .map((part) => (part.type === "fraction" ? rest : part.value))
    .join("");
}

export function Money({ cents, currency, className }: { cents: number; currency: string; className?: string }) {
  const locale = useLocale();
  return <span className={cn("numeric whitespace-nowrap", className)}>{formatMoney(locale, cents, currency)}</span>;
}
