import type { CobrowseSettings } from "@alongside/protocol";

/** An organisation's settings as they are at first, but for what is said here. */
export function settingsWith(changed: Partial<CobrowseSettings> = {}): CobrowseSettings {
  return {
    masking: "careful",
    mask_selectors: [],
    unmask_selectors: [],
    readonly_selectors: [],
    mask_patterns: ["card_number", "iban"],
    pause_criteria: [],
    channels: ["webmessaging", "voice"],
    allow_agent_control: true,
    allow_agent_navigation: true,
    allow_draw: true,
    show_title: false,
    show_canvas: false,
    show_images: true,
    retention_days: 30,
    ...changed,
  };
}
