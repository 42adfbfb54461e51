import type { CobrowseSettings } from "@alongside/protocol";
import { Stack, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useWriting } from "./settings-context";

/** The settings that are on or off. */
type Flag = { [F in keyof CobrowseSettings]: CobrowseSettings[F] extends boolean ? F : never }[keyof CobrowseSettings];

export function ShownSwitches() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      {(["show_images", "show_canvas", "show_title"] as const).map((name) => (
        <Flagged key={name} name={name} label={t(`admin.see.${name}`)} text={t(`admin.see.${name}Text`)} />
      ))}
    </Stack>
  );
}

export function AllowedSwitches() {
  const { t } = useTranslation();
  const { now } = useWriting();
  const may = (name: "allow_agent_control" | "allow_draw") => (
    <Flagged name={name} label={t(`admin.may.${name}`)} text={t(`admin.may.${name}Text`)} />
  );
  const withoutControl = now.allow_agent_control ? "" : ` ${t("admin.may.navigationOff")}`;
  return (
    <Stack gap="md">
      {may("allow_agent_control")}
      <Flagged
        name="allow_agent_navigation"
        label={t("admin.may.allow_agent_navigation")}
        text={t("admin.may.allow_agent_navigationText") + withoutControl}
        isIdle={!now.allow_agent_control}
      />
      {may("allow_draw")}
    </Stack>
  );
}

function Flagged({ name, label, text, isIdle = false }: { name: Flag; label: string; text: string; isIdle?: boolean }) {
  const { now, change } = useWriting();
  return (
    <Switch
      checked={now[name]}
      onChange={(event) => change({ [name]: event.currentTarget.checked })}
      label={label}
      description={text}
      disabled={isIdle}
      data-testid={name}
      styles={{
        label: { fontWeight: 600 },
        description: { color: "var(--mantine-color-dimmed)", fontSize: "var(--mantine-font-size-sm)" },
      }}
    />
  );
}
