import { Loader, Text, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../clock/clock";
import { clockText, secondsUntil } from "../../clock/remaining";
import classes from "../session-page.module.css";
import key from "./key.module.css";

export function DecidingCard({ until }: { until: number }) {
  const { t } = useTranslation();
  const time = clockText(secondsUntil(until, useNow()));
  return (
    <section className={classes["card"]} aria-labelledby="deciding-title" data-testid="deciding">
      <div className={key["message"]}>
        <span className={key["icon"]}>
          <IconCheck size={32} aria-hidden />
        </span>
        <Title order={2} id="deciding-title">
          {t("key.decidingTitle")}
        </Title>
        <Text maw="40ch">{t("key.decidingText")}</Text>
        <Loader color="var(--lead)" aria-hidden />
        <Text size="sm" c="dimmed" style={{ fontVariantNumeric: "tabular-nums" }}>
          {t("key.decidingLeft", { time })}
        </Text>
      </div>
    </section>
  );
}
