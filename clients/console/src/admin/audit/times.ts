import { useTranslation } from "react-i18next";
import { localeOf } from "../../i18n/language";

export interface Times {
  /** To the second. */
  time(at: number): string;
  date(at: number): string;
  /** Of whose clock these are. */
  zone: string;
}

/** Times as the administrator's own clock has them. */
export function useTimes(): Times {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language, navigator.languages);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const { timeZone } = time.resolvedOptions();
  return { time: (at) => time.format(at), date: (at) => date.format(at), zone: timeZone.replace(/_/g, " ") };
}
