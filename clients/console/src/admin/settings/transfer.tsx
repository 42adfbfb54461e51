import { Button, Group } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "../download";
import { ImportDialog } from "./import-dialog";
import { useWriting } from "./settings-context";

/** Settings from elsewhere, and ours for elsewhere. */
export function Transfer() {
  const { t } = useTranslation();
  const { now } = useWriting();
  const [isImporting, setImporting] = useState(false);
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconUpload size={18} aria-hidden />}
        onClick={() => setImporting(true)}
        data-testid="import"
      >
        {t("admin.import.open")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        onClick={() =>
          download("alongside-cobrowse.json", "application/json", `${JSON.stringify({ cobrowse: now }, null, 2)}\n`)
        }
        data-testid="export"
      >
        {t("admin.import.export")}
      </Button>
      <ImportDialog isOpen={isImporting} onClose={() => setImporting(false)} />
    </Group>
  );
}
