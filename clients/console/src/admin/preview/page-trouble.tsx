import { Alert, Button, Group, Loader, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PageState } from "./previewed-page";

interface Props {
  state: PageState;
  /** The address that the administrator wrote. */
  asked: string;
  onUse: (origin: string) => void;
  /** The viewer that does not open, if it does not. */
  viewer: string | null;
}

/** Why there is nothing to see, and what helps. */
export function PageTrouble({ state, asked, onUse, viewer }: Props) {
  const { t } = useTranslation();
  if (state.is === "opening") {
    return (
      <Group role="status" gap="sm">
        <Loader color="var(--lead)" size="sm" />
        <Text>{t("admin.preview.opening")}</Text>
      </Group>
    );
  }
  if (state.is === "gone") return <Text role="status">{t("admin.preview.gone")}</Text>;
  if (state.is === "open") {
    if (viewer === null) return null;
    return <Trouble title={t("admin.preview.brokenTitle")}>{t("admin.preview.brokenText", { origin: viewer })}</Trouble>;
  }
  if (state.is === "elsewhere") {
    const { origin } = state;
    return (
      <Trouble title={t("admin.preview.elsewhereTitle")}>
        {t("admin.preview.elsewhereText", { asked, other: origin })}
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={() => onUse(origin)}>
            {t("admin.preview.elsewhereUse", { other: origin })}
          </Button>
        </Group>
      </Trouble>
    );
  }
  return <Trouble title={t(`admin.preview.${state.is}Title`)}>{t(`admin.preview.${state.is}Text`)}</Trouble>;
}

function Trouble({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Alert color="yellow" role="alert" icon={<IconAlertTriangle aria-hidden />} title={title} data-testid="preview-trouble">
      {children}
    </Alert>
  );
}
