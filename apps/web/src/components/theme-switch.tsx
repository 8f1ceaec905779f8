"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { iconButtonClass } from "./icon-button.tsx";
import { Menu, MenuChoice } from "./menu.tsx";

type Theme = "light" | "dark" | "system";

export function ThemeSwitch({ size = "md" }: { size?: "md" | "lg" }) {
  const t = useTranslations("screen");
  const { theme, setTheme } = useTheme();
  const items: { value: Theme; label: string }[] = [
    { value: "light", label: t("themeLight") },
    { value: "dark", label: t("themeDark") },
    { value: "system", label: t("themeSystem") },
  ];
  return (
    <Menu
      trigger={
        <button type="button" aria-label={t("theme")} className={iconButtonClass(size)}>
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </button>
      }
    >
      <MenuChoice value={(theme ?? "system") as Theme} onValueChange={setTheme} items={items} />
    </Menu>
  );
}
