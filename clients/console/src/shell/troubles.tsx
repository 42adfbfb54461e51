import { Alert } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLasting } from "../clock/use-lasting";
import { useDesk, useDeskState } from "../desk/desk-context";
import { RefusalMessage } from "../errors/refusal-message";
import classes from "./shell.module.css";

/** A short interruption heals before anybody has read about it. */
const WORTH_TELLING = 3_000;

/** What is wrong with the connection, when it lasts or when the server refuses it. */
export function Troubles() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { link, refused } = useDeskState();
  const isLong = useLasting(link === "waiting", WORTH_TELLING);
  return (
    <div className={classes["troubles"]}>
      {refused ? (
        <RefusalMessage reason={refused} doing="connect" onRetry={() => desk.probe()} />
      ) : (
        isLong && (
          <Alert color="yellow" role="status" icon={<IconPlugConnectedX aria-hidden />}>
            {t("link.lost")}
          </Alert>
        )
      )}
    </div>
  );
}
