import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk-context";
import { usePageTitle } from "../shell/page-title";
import classes from "./home-page.module.css";
import { JoinCard } from "./join-card";
import { OpenSessionCard } from "./open-session-card";
import { StartCard } from "./start-card";
import { Steps } from "./steps";

export function HomePage() {
  const { t } = useTranslation();
  const { openSession } = useDeskState();
  usePageTitle(t("home.title"));
  return (
    <div className={classes["page"]}>
      <header>
        <Title order={1}>{t("home.title")}</Title>
        <Text c="dimmed" size="lg" mt={4}>
          {t("home.lead")}
        </Text>
      </header>
      <div className={classes["cards"]}>
        {openSession ? <OpenSessionCard id={openSession} /> : <StartCard />}
        <JoinCard />
      </div>
      <Steps />
    </div>
  );
}
