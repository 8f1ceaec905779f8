import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { messagesOf, type Namespace } from "./messages.ts";

const everywhere: Namespace[] = ["screen", "status", "problem", "account"];

/** Gives the browser the words of one part of the product, not of all of it. */
export async function Words({ of = [], children }: { of?: Namespace[]; children: ReactNode }) {
  const locale = await getLocale();
  const messages = messagesOf(locale);
  const chosen = Object.fromEntries([...everywhere, ...of].map((namespace) => [namespace, messages[namespace]]));
  return (
    <NextIntlClientProvider locale={locale} messages={chosen}>
      {children}
    </NextIntlClientProvider>
  );
}
