import type { OrganisationSettings } from "@alongside/protocol";
import { Alert, Text, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RefusalMessage } from "../../errors/refusal-message";
import admin from "../admin.module.css";
import { Preview } from "../preview/preview";
import { Section } from "../section";
import { Channels, Patterns } from "./choices";
import { ConflictDialog } from "./conflict-dialog";
import { unsaved } from "./draft";
import { LeaveDialog } from "./leave-dialog";
import { PauseCriteria } from "./pause-criteria";
import { PresetCards } from "./preset-cards";
import { Retention } from "./retention";
import { SaveBar } from "./save-bar";
import { SectionNav } from "./section-nav";
import { SelectorList } from "./selector-list";
import { WritingProvider } from "./settings-context";
import classes from "./settings-form.module.css";
import { AllowedSwitches, ShownSwitches } from "./switches";
import { Transfer } from "./transfer";
import { useDraft } from "./use-draft";

/** All settings on one page; nothing applies before it is saved. */
export function SettingsForm({ read }: { read: OrganisationSettings }) {
  const { t } = useTranslation();
  const drafting = useDraft(read);
  const { draft, refused } = drafting;
  return (
    <WritingProvider value={drafting}>
      <div className={admin["page"]}>
        <header>
          <Title order={1}>{t("admin.settings.title")}</Title>
          <Text c="dimmed" size="lg" mt={4}>
            {t("admin.settings.lead", { name: draft.saved.name })}
          </Text>
        </header>
        <div className={classes["columns"]}>
          <SectionNav />
          <div className={classes["sections"]}>
            <Sections />
          </div>
        </div>
        <div className={classes["outcome"]}>
          {refused !== null && <RefusalMessage reason={refused} doing="save" onRetry={drafting.save} />}
          {drafting.hasSaved && (
            <Alert role="status" icon={<IconCheck aria-hidden />} title={t("admin.bar.savedTitle")} data-testid="saved">
              {t("admin.bar.saved")}
            </Alert>
          )}
        </div>
      </div>
      <SaveBar
        draft={draft}
        isSaving={drafting.isSaving}
        onUndo={drafting.undo}
        onDiscard={drafting.discard}
        onSave={drafting.save}
      />
      <ConflictDialog draft={draft} theirs={drafting.theirs} onSettle={drafting.settle} />
      <LeaveDialog isUnsaved={unsaved(draft).length > 0} />
    </WritingProvider>
  );
}

function Sections() {
  const { t } = useTranslation();
  return (
    <>
      <Section id="see" title={t("admin.see.title")} text={t("admin.see.text")}>
        <PresetCards />
        <Text size="sm" c="dimmed">
          {t("admin.see.always")}
        </Text>
        <div className={classes["pair"]}>
          <SelectorList name="mask_selectors" />
          <SelectorList name="unmask_selectors" />
        </div>
        <div className={classes["pair"]}>
          <Patterns />
          <fieldset className={admin["group"]}>
            <legend className={admin["legend"]}>{t("admin.see.more")}</legend>
            <ShownSwitches />
          </fieldset>
        </div>
      </Section>
      <Section id="preview" title={t("admin.preview.title")} text={t("admin.preview.text")}>
        <Preview />
      </Section>
      <Section id="may" title={t("admin.may.title")} text={t("admin.may.text")}>
        <div className={classes["pair"]}>
          <AllowedSwitches />
          <SelectorList name="readonly_selectors" />
        </div>
      </Section>
      <Section id="pause" title={t("admin.pause.title")} text={t("admin.pause.text")}>
        <PauseCriteria />
      </Section>
      <div className={classes["pair"]}>
        <Section id="channels" title={t("admin.channels.title")} text={t("admin.channels.text")}>
          <Channels />
        </Section>
        <Section id="record" title={t("admin.record.title")} text={t("admin.record.text")}>
          <Retention />
        </Section>
      </div>
      <Section id="import" title={t("admin.import.title")} text={t("admin.import.text")}>
        <Transfer />
      </Section>
    </>
  );
}
