import type { Channel, Masking, PauseCriterion, TextPattern } from "@alongside/protocol";
import { useTranslation } from "react-i18next";
import type { Field } from "./changes";

/** One value of a setting, or one entry of a list, in words. */
export function useValueText(): (field: Field, value: unknown) => string {
  const { t } = useTranslation();
  return (field, value) => {
    if (typeof value === "boolean") return t(value ? "admin.settings.on" : "admin.settings.off");
    switch (field) {
      case "masking":
        return t(`admin.see.${value as Masking}`);
      case "mask_patterns":
        return t(`admin.see.pattern.${value as TextPattern}`);
      case "channels":
        return t(`admin.channels.${value as Channel}`);
      case "pause_criteria": {
        const { condition, url_fragment: fragment } = value as PauseCriterion;
        return t("admin.pause.entry", { condition: t(`admin.pause.is.${condition}`), fragment });
      }
      default:
        return String(value);
    }
  };
}
