import { Alert } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../clock/clock";
import { secondsUntil } from "../../clock/remaining";

/**
 * The customer is missed, and how long they may take. Not a live region: the seconds would be read out one by one. The
 * interruption itself is told as a notice.
 */
export function AwayAlert({ until }: { until: number }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" role="note" title={t("view.awayTitle")} icon={<IconPlugConnectedX aria-hidden />}>
      {t("view.awayText", { seconds: secondsUntil(until, useNow()) })}
    </Alert>
  );
}
