import type { Masking } from "@alongside/protocol";
import { Badge, Radio, Text } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./preset-cards.module.css";
import { useWriting } from "./settings-context";

/** What agents see in each. */
const PRESETS: { masking: Masking; texts: boolean; values: boolean }[] = [
  { masking: "private", texts: false, values: false },
  { masking: "careful", texts: true, values: false },
  { masking: "open", texts: true, values: true },
];

/** The basic rule: three cards, each with what agents see in it. */
export function PresetCards() {
  const { t } = useTranslation();
  const { now, change } = useWriting();
  return (
    <Radio.Group
      aria-label={t("admin.see.label")}
      value={now.masking}
      onChange={(masking) => change({ masking: masking as Masking })}
      data-testid="presets"
    >
      <div className={classes["cards"]}>
        {PRESETS.map(({ masking, texts, values }) => (
          <Radio.Card
            key={masking}
            value={masking}
            className={classes["card"] ?? ""}
            aria-label={t(`admin.see.${masking}`)}
            aria-describedby={`preset-${masking}`}
          >
            <span className={classes["head"]}>
              <Radio.Indicator aria-hidden />
              <Text component="span" fw={650}>
                {t(`admin.see.${masking}`)}
              </Text>
              {masking === "careful" && (
                <Badge component="span" variant="light" tt="none">
                  {t("admin.see.recommended")}
                </Badge>
              )}
            </span>
            <span id={`preset-${masking}`} style={{ display: "contents" }}>
              <Text component="span" size="sm">
                {t(`admin.see.${masking}Text`)}
              </Text>
              <span className={classes["facts"]}>
                <Fact what={t("admin.see.texts")} isShown={texts} />
                <Fact what={t("admin.see.values")} isShown={values} />
                <Fact what={t("admin.see.secrets")} isShown={false} />
              </span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

function Fact({ what, isShown }: { what: string; isShown: boolean }) {
  const { t } = useTranslation();
  const Icon = isShown ? IconEye : IconEyeOff;
  return (
    <span className={classes["fact"]}>
      <Icon size={17} aria-hidden />
      <span>{what}</span>
      <b>{t(isShown ? "admin.see.shown" : "admin.see.hidden")}</b>
    </span>
  );
}
