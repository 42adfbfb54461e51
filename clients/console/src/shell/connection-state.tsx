import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk-context";
import classes from "./connection-state.module.css";

/** Whether the desk is connected: in words, with a dot that nobody has to tell by its colour. */
export function ConnectionState() {
  const { t } = useTranslation();
  const { link: state, refused } = useDeskState();
  const link = refused ? "closed" : state;
  return (
    <div
      className={classes["state"]}
      data-state={link}
      data-testid="connection"
      role="status"
      title={t(`link.${link}`)}
    >
      <span className={classes["dot"]} aria-hidden />
      <Text component="span" size="sm" className={classes["words"] ?? ""}>
        {t(`link.${link}`)}
      </Text>
    </div>
  );
}
