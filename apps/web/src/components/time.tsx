"use client";

import { useLocale, useTranslations } from "next-intl";
import { useNow } from "./clock.ts";
import { Hint } from "./tooltip.tsx";

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];

export function formatRelative(locale: string, atMs: number, nowMs: number): string {
  const difference = atMs - nowMs;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  for (const [unit, length] of units) {
    if (Math.abs(difference) >= length) return format.format(Math.trunc(difference / length), unit);
  }
  return format.format(0, "second");
}

const full = (locale: string, at: Date, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "medium",
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);

type TimeProps = { at: string | number | Date; mode?: "relative" | "full" | "clock"; className?: string };

/** "2 min ago" with the local and UTC time on hover and for screen readers; UTC until the browser takes over. */
export function Time({ at, mode = "relative", className }: TimeProps) {
  const locale = useLocale();
  const t = useTranslations("screen");
  const nowMs = useNow();
  const date = new Date(at);
  const isBrowser = nowMs > 0;
  const utc = full(locale, date, "UTC");
  const local = isBrowser ? full(locale, date) : utc;
  const clock = new Intl.DateTimeFormat(locale, {
    timeStyle: "medium",
    hourCycle: "h23",
    ...(isBrowser ? {} : { timeZone: "UTC" }),
  });
  const shown =
    mode === "full" || !isBrowser
      ? local
      : mode === "clock"
        ? clock.format(date)
        : formatRelative(
            locale,
            date.getTime(),
            Math.max(nowMs, date.getTime() > nowMs + 5_000 ? nowMs : date.getTime()),
          );
  return (
    <Hint
      text={
        <span className="numeric flex flex-col">
          <span>{t("localTime", { time: local })}</span>
          <span>{t("utcTime", { time: utc })}</span>
        </span>
      }
    >
      <time dateTime={date.toISOString()} className={`numeric whitespace-nowrap ${className ?? ""}`}>
        {shown}
        <span className="sr-only"> {t("utcTime", { time: utc })}</span>
      </time>
    </Hint>
  );
}
