import type { ProductTexts } from "./texts";

export const texts: ProductTexts = {
  "fjell-45": { kind: "Trekking pack, 45 litres", text: "A pack that stands up by itself and sits close to the back. Enough room for a week between huts, and a lid that doubles as a day bag.", facts: ["Adjustable back, 42 to 52 cm", "Rain cover in the base", "Recycled canvas, waxed by hand"] },
  "skarv-22": { kind: "Roll-top daypack, 22 litres", text: "For the office on Friday and the ridge on Saturday. The roll-top swallows a jacket, the front pocket keeps keys dry.", facts: ["Laptop sleeve, 15 inches", "Roll-top with one buckle", "Fits under a train seat"] },
  "lavvu-2": { kind: "Tent for two", text: "One pole, ten pegs, four minutes. High enough to sit and cook in when the rain won’t stop, and steady when the wind turns at night.", facts: ["Water column 4,000 mm", "One pole, pitched from outside", "Two vents, one porch"] },
  "tarn-tarp": { kind: "Tarp, 3 × 3 metres", text: "A roof between two trees, a windbreak by the water, a cinema for shooting stars. Comes with ropes and six pegs.", facts: ["16 tie-out points", "Packs to the size of a bottle", "Ropes with reflective thread"] },
  "dune-down": { kind: "Down sleeping bag, to −5 °C", text: "Warm where you lie still, slim where you carry it. The down comes from farms that we visit, and the bag can be washed at home.", facts: ["Comfort limit −5 °C", "650 fill power, traceable down", "Zip on the right, two sliders"] },
  "moss-mat": { kind: "Sleeping mat, 5 cm", text: "Unroll it, open the valve, brew a coffee: by then it has filled itself. Quiet when you turn over.", facts: ["R-value 3.2", "183 × 51 cm", "Repair kit in the sack"] },
  "regn-shell": { kind: "Rain jacket, three layers", text: "Keeps out what comes down and lets out what you work up. No PFAS, taped seams, and a hood that turns with your head.", facts: ["Water column 20,000 mm", "Vents under the arms", "Pockets above the hip belt"] },
  "ull-sweater": { kind: "Wool sweater with yoke", text: "Knitted in one piece from undyed and plant-dyed wool. Warm when wet, and fine for the concert afterwards.", facts: ["100 % new wool", "No side seams", "Mended at cost for life"] },
  "stig-boot": { kind: "Hiking boots, leather", text: "Ankle-high leather on a sole that bites into wet stone. Stiff enough for a pack, soft enough for the first day.", facts: ["Can be resoled", "Leather from Bavaria", "Wide at the toes"] },
  "glow-lantern": { kind: "Lantern, rechargeable", text: "Light like a candle, without the fire. Three evenings on one charge, and it fills a phone when it must.", facts: ["5 to 300 lumens", "60 hours on low", "Splash-proof"] },
  "ember-stove": { kind: "Gas stove with pot", text: "Half a litre boils in two and a half minutes, even with cold hands. Everything nests in the pot, cartridge too.", facts: ["2,600 watts", "Pot 0.9 litres", "Piezo lighter"] },
  "kanne-bottle": { kind: "Insulated bottle, 0.75 litres", text: "Tea stays hot till the summit, water cold till the valley. The lid is a cup, and the paint survives being dropped.", facts: ["18 hours hot, 30 hours cold", "Stainless steel", "Cup lid with handle"] },
};
