import { Button, Text, Title } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "../router/router";
import { sessionPath } from "../router/route";
import { InteractionLink } from "../session/interaction-link";
import classes from "./home-page.module.css";

/** An agent is in one session at a time: while in one, this is the interaction that it belongs to, and the way back. */
export function OpenSessionCard({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <section className={classes["start"]} aria-labelledby="open-title">
      <div className={classes["title"]}>
        <Title order={2} id="open-title">
          {t("home.openTitle")}
        </Title>
        <InteractionLink href={sessionPath(id)} at="home" />
      </div>
      <Text fw={600}>{t("interaction.voice")}</Text>
      <Text>{t("home.openText")}</Text>
      <div className={classes["foot"]}>
        <Button
          component={Link}
          href={sessionPath(id)}
          size="lg"
          rightSection={<IconArrowRight aria-hidden />}
          data-testid="open-session"
        >
          {t("home.open")}
        </Button>
      </div>
    </section>
  );
}
