import { Button, Text, Title } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "../router/router";
import { sessionPath } from "../router/route";
import classes from "./home-page.module.css";

/** An agent is in one session at a time: while in one, the way leads back to it. */
export function OpenSessionCard({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <section className={classes["start"]} aria-labelledby="open-title">
      <Title order={2} id="open-title">
        {t("home.openTitle")}
      </Title>
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
