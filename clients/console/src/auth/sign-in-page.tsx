import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "../brand/mark";
import { Scene } from "../brand/scene";
import { LanguageMenu } from "../shell/language-menu";
import { ThemeMenu } from "../shell/theme-menu";
import classes from "./sign-in-page.module.css";

/** The door: one button, which goes to the organisation's issuer. */
export function SignInPage({ onSignIn, hasFailed = false }: { onSignIn: () => Promise<void>; hasFailed?: boolean }) {
  const { t } = useTranslation();
  const [isGoing, setGoing] = useState(false);
  const [isRefused, setRefused] = useState(hasFailed);
  const go = (): void => {
    setGoing(true);
    setRefused(false);
    onSignIn().catch(() => {
      setGoing(false);
      setRefused(true);
    });
  };
  return (
    <div className={classes["page"]}>
      <header className={classes["top"]}>
        <Group gap="sm">
          <Mark />
          <Text fw={650} size="lg">
            Alongside
          </Text>
        </Group>
        <Group gap={4}>
          <LanguageMenu />
          <ThemeMenu />
        </Group>
      </header>
      <main className={classes["main"]}>
        <div className={classes["picture"]}>
          <Scene />
        </div>
        <Stack className={classes["door"] ?? ""} gap="lg">
          <Title order={1} className={classes["title"] ?? ""}>
            {t("signIn.title")}
          </Title>
          <Text size="lg" c="dimmed">
            {t("signIn.text")}
          </Text>
          {isRefused && (
            <Alert color="red" role="alert" title={t("signIn.failedTitle")}>
              {t("signIn.failedText")}
            </Alert>
          )}
          <div>
            <Button size="lg" onClick={go} loading={isGoing} rightSection={<IconArrowRight aria-hidden />}>
              {t("signIn.button")}
            </Button>
            <Text size="sm" c="dimmed" mt="sm">
              {t("signIn.hint")}
            </Text>
          </div>
        </Stack>
      </main>
    </div>
  );
}
