import type { SessionView } from "@alongside/protocol";
import { Text, Title } from "@mantine/core";
import { IconFlag } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../../i18n/language";
import { clockText } from "../../clock/remaining";
import classes from "../session-page.module.css";
import key from "../waiting/key.module.css";
import { endingText } from "./ending";
import { NextSession } from "./next-session";

/** Who ended it, why, and what comes next. */
export function EndedCard({ view }: { view: SessionView }) {
  const { t, i18n } = useTranslation();
  const { ended } = view;
  if (!ended) return null;
  const { key: why, name } = endingText(ended, view.you);
  const time = new Intl.DateTimeFormat(localeOf(i18n.language, navigator.languages), { timeStyle: "short" }).format(
    ended.at,
  );
  const duration = clockText((ended.at - view.created_at) / 1000);
  return (
    <section
      className={classes["card"]}
      aria-labelledby="ended-title"
      role="status"
      data-testid="ended"
      data-reason={ended.reason}
      data-why={why}
    >
      <div className={key["message"]}>
        <span className={key["icon"]}>
          <IconFlag size={32} aria-hidden />
        </span>
        <Title order={1} size="h2" id="ended-title">
          {t("ended.title")}
        </Title>
        <Text>{t(`ended.${why}`, { name: name ?? t("session.someone") })}</Text>
        <Text size="sm" c="dimmed">
          {t("ended.at", { time, duration })}
        </Text>
        <NextSession />
      </div>
    </section>
  );
}
