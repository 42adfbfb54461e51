import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "./router/router";
import classes from "./session/session-page.module.css";
import { usePageTitle } from "./shell/page-title";

export function NowherePage() {
  const { t } = useTranslation();
  usePageTitle(t("nowhere.title"));
  return (
    <div className={classes["middle"]}>
      <Stack align="center" gap="xs">
        <Title order={1} size="h2">
          {t("nowhere.title")}
        </Title>
        <Text>{t("nowhere.text")}</Text>
        <Anchor component={Link} href="/">
          {t("toStart")}
        </Anchor>
      </Stack>
    </div>
  );
}
