import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./home-page.module.css";

const STEPS = [
  ["home.step1", "home.step1Text"],
  ["home.step2", "home.step2Text"],
  ["home.step3", "home.step3Text"],
] as const;

export function Steps() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="steps-title">
      <Title order={2} id="steps-title">
        {t("home.stepsTitle")}
      </Title>
      <ol className={classes["steps"]}>
        {STEPS.map(([title, text], index) => (
          <li key={title} className={classes["step"]}>
            <span className={classes["number"]} aria-hidden>
              {index + 1}
            </span>
            <div>
              <Text fw={600}>{t(title)}</Text>
              <Text c="dimmed" size="sm">
                {t(text)}
              </Text>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
