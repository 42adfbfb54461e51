import type { SessionView } from "@alongside/protocol";
import { Button, Text } from "@mantine/core";
import { IconHandClick, IconHandOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../clock/clock";
import { clockText, secondsUntil } from "../../clock/remaining";
import { useDoing } from "../actions/use-doing";
import type { SharedPage } from "../live/shared-page";
import { controlState } from "./control-state";
import classes from "./control.module.css";

/** Who may act on the page, and the way to it and back. */
export function ControlStrip({ page, view }: { page: SharedPage; view: SessionView }) {
  const { t } = useTranslation();
  const { run, isBusy } = useDoing();
  const state = controlState(view);
  const holder = state.is === "free" || state.is === "asked" ? state.holder : null;
  const name = view.participants.find((one) => one.id === holder)?.name ?? t("session.someone");
  return (
    <div className={classes["strip"]} data-is={state.is} data-testid="control">
      {state.is === "off" && (
        <Text size="sm" c="dimmed">
          {t("control.off")}
        </Text>
      )}
      {holder !== null && (
        <Text size="sm" className={classes["holder"] ?? ""}>
          {t("control.theirs", { name })}
        </Text>
      )}
      {state.is === "free" && (
        <Button
          size="sm"
          leftSection={<IconHandClick size={18} aria-hidden />}
          onClick={() => run(() => page.ask())}
          loading={isBusy}
          data-testid="ask-control"
        >
          {t("control.ask")}
        </Button>
      )}
      {state.is === "asked" && (
        <>
          <Waiting until={state.until} />
          <Button
            size="sm"
            variant="default"
            onClick={() => run(() => page.release())}
            loading={isBusy}
            data-testid="withdraw-control"
          >
            {t("control.withdraw")}
          </Button>
        </>
      )}
      {state.is === "yours" && (
        <>
          <span className={classes["yours"]} data-testid="in-control">
            <IconHandClick size={18} aria-hidden />
            {t("control.yours")}
          </span>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconHandOff size={18} aria-hidden />}
            onClick={() => run(() => page.release())}
            loading={isBusy}
            data-testid="give-back"
          >
            {t("control.giveBack")}
          </Button>
        </>
      )}
    </div>
  );
}

/** Not a live region: the seconds would be read out one by one. */
function Waiting({ until }: { until: number }) {
  const { t } = useTranslation();
  const time = clockText(secondsUntil(until, useNow()));
  return (
    <span className={classes["waiting"]}>
      {t("control.waiting")}
      <span className={classes["time"]} role="timer" aria-label={t("control.left", { time })}>
        {time}
      </span>
    </span>
  );
}
