import { Button, Group, Text, Title } from "@mantine/core";
import { IconDoorExit } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "../../router/router";
import classes from "../session-page.module.css";
import key from "../waiting/key.module.css";

/** The agent has left; the session goes on for the others. */
export function LeftCard({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={classes["card"]} aria-labelledby="left-title" role="status" data-testid="left">
      <div className={key["message"]}>
        <span className={key["icon"]}>
          <IconDoorExit size={32} aria-hidden />
        </span>
        <Title order={1} size="h2" id="left-title">
          {t("session.leftTitle")}
        </Title>
        <Text>{t("session.leftText")}</Text>
        <Group justify="center" mt="sm">
          <Button component={Link} href="/">
            {t("toStart")}
          </Button>
          <Button variant="default" onClick={onAgain} data-testid="rejoin">
            {t("session.rejoin")}
          </Button>
        </Group>
      </div>
    </section>
  );
}
