/** Every state that an administrator can come into, each with a name. */
import { AUDIT_PATH, auditPath, SETTINGS_PATH } from "../../src/router/route";
import { DEFAULTS, type Fake, refuse } from "./fake-server";

export interface AdminStory extends Fake {
  path: string;
  permissions?: readonly string[];
}

export const ADMIN_STORIES: Record<string, AdminStory> = {
  settings: { path: SETTINGS_PATH },
  "settings-private": { path: SETTINGS_PATH, cobrowse: { ...DEFAULTS, masking: "private" } },
  "settings-open": { path: SETTINGS_PATH, cobrowse: { ...DEFAULTS, masking: "open", allow_agent_control: false, channels: [] } },
  "settings-empty": {
    path: SETTINGS_PATH,
    cobrowse: { ...DEFAULTS, mask_selectors: [], unmask_selectors: [], pause_criteria: [] },
  },
  "settings-conflict": {
    path: SETTINGS_PATH,
    meanwhile: { mask_selectors: [".order-total", ".theirs"], retention_days: 90 },
  },
  "settings-failed": {
    path: SETTINGS_PATH,
    refuses: { "/admin/settings": [500, refuse("internal", "Something went wrong on our side.")] },
  },
  "settings-refused": {
    path: SETTINGS_PATH,
    refuses: { "/admin/settings": [403, refuse("forbidden", "You may not set this.")] },
  },
  "settings-not-yours": { path: SETTINGS_PATH, permissions: [] },
  audit: { path: AUDIT_PATH, sessions: 45 },
  "audit-none": { path: AUDIT_PATH, sessions: 0 },
  "audit-trail": { path: auditPath("s001Qk2ZtP") },
  "audit-running": { path: auditPath("s000Qk2ZtP") },
  "audit-empty": { path: auditPath("noneQk2ZtP") },
  "audit-gone": {
    path: auditPath("s001Qk2ZtP"),
    refuses: { "/admin/audit": [404, refuse("not_found", "There is no such session.")] },
  },
  "audit-not-yours": { path: AUDIT_PATH, permissions: ["cobrowse:settings:edit"] },
};
