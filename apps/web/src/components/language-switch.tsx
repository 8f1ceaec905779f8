"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type Locale, localeCookie } from "@/i18n/locale.ts";
import { iconButtonClass } from "./icon-button.tsx";
import { Menu, MenuChoice } from "./menu.tsx";

const names: { value: Locale; label: string; lang: string }[] = [
  { value: "en", label: "English", lang: "en" },
  { value: "zh-CN", label: "简体中文", lang: "zh-CN" },
];

export function LanguageSwitch({ size = "md" }: { size?: "md" | "lg" }) {
  const t = useTranslations("screen");
  const locale = useLocale();
  const router = useRouter();

  function choose(next: Locale) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `${localeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  }

  return (
    <Menu
      trigger={
        <button type="button" aria-label={t("language")} className={iconButtonClass(size)}>
          <Languages aria-hidden />
        </button>
      }
    >
      <MenuChoice value={locale} onValueChange={choose} items={names} />
    </Menu>
  );
}
