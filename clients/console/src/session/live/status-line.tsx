import { Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { percentDown } from "./fit";
import classes from "./live.module.css";
import { feelOf } from "./quality";
import type { SharedPage } from "./shared-page";
import { usePage } from "./use-page";

/** The customer's window, and how good the way to it is. */
export function StatusLine({ page }: { page: SharedPage }) {
  return (
    <div className={classes["status"]}>
      <WindowFacts page={page} />
      <QualityFacts page={page} />
    </div>
  );
}

function WindowFacts({ page }: { page: SharedPage }) {
  const { t } = useTranslation();
  const size = usePage(page, "size");
  const scroll = usePage(page, "scroll");
  const percent = size && percentDown(scroll.y, size.height, scroll.height);
  return (
    <Text size="sm" c="dimmed" className={classes["numbers"] ?? ""} data-testid="page-size">
      {size ? (
        <>
          <VisuallyHidden>{t("view.window")}: </VisuallyHidden>
          {t("view.size", { ...size })}
          {percent !== null && `, ${t("view.down", { percent })}`}
        </>
      ) : (
        <VisuallyHidden>{t("view.loading")}</VisuallyHidden>
      )}
    </Text>
  );
}

function QualityFacts({ page }: { page: SharedPage }) {
  const { t } = useTranslation();
  const { latency, path } = usePage(page, "quality");
  const feel = feelOf(latency);
  return (
    <Text size="sm" c="dimmed" className={classes["quality"] ?? ""} data-testid="quality" data-feel={feel}>
      <VisuallyHidden>{t("quality.label")}: </VisuallyHidden>
      <span className={classes["bars"]} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      <span>
        {t(`quality.${feel}`)}
        {latency !== null && `, ${t("quality.latency", { latency: Math.round(latency) })}`}
        {latency !== null && `, ${t(`quality.${path}`)}`}
      </span>
    </Text>
  );
}
