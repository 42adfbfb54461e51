import type { Pause } from "@alongside/protocol";
import { Text } from "@mantine/core";
import { IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../clock/clock";
import { clockText } from "../../clock/remaining";
import { localeOf } from "../../i18n/language";
import classes from "./live.module.css";

/** Nothing is shown, and why. That it begins and ends is told as a notice. */
export function PausedCover({ pause }: { pause: Pause }) {
  const { t, i18n } = useTranslation();
  const duration = clockText((useNow() - pause.since) / 1000);
  const time = new Intl.DateTimeFormat(localeOf(i18n.language, navigator.languages), { timeStyle: "short" }).format(
    pause.since,
  );
  return (
    <div className={classes["paused"]} role="note" data-testid="paused" data-reason={pause.reason}>
      <span className={classes["sign"]}>
        <IconPlayerPause size={32} aria-hidden />
      </span>
      <Text fw={650} size="lg">
        {t(`paused.${pause.reason}Title`)}
      </Text>
      <Text maw="44ch">{t(`paused.${pause.reason}Text`)}</Text>
      <Text size="sm" c="dimmed" className={classes["numbers"] ?? ""}>
        {t("paused.since", { time, duration })}
      </Text>
    </div>
  );
}
