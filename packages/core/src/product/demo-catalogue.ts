type DemoProduct = {
  sku: string;
  name: { en: string; "zh-CN": string };
  description: { en: string; "zh-CN": string };
  priceCents: number;
  currency: "CNY";
  picture: string;
  onHand: number;
};

type Words = [en: string, zh: string];

const row = (sku: string, name: Words, description: Words, priceCents: number, onHand: number): DemoProduct => ({
  sku,
  name: { en: name[0], "zh-CN": name[1] },
  description: { en: description[0], "zh-CN": description[1] },
  priceCents,
  currency: "CNY",
  picture: `/catalogue/${sku}.svg`,
  onHand,
});

/** In the shop's order. Pictures are made by `apps/web/scripts/draw-catalogue.mjs`; `desk-lamp` is nearly sold out. */
export const demoCatalogue: DemoProduct[] = [
  row(
    "canvas-bag",
    ["Canvas bag", "帆布手提袋"],
    [
      "Heavy 16 oz cotton canvas, an inside pocket, and handles long enough for a winter coat. Washes at 30 °C.",
      "16 安厚棉帆布，内置小袋，提手够长，冬天穿着大衣也能上肩。可 30 °C 机洗。",
    ],
    3_999,
    500,
  ),
  row(
    "stoneware-mug",
    ["Stoneware mug", "粗陶马克杯"],
    [
      "Thrown by hand and fired at 1,250 °C. Holds 320 ml, keeps warm long, goes into the dishwasher.",
      "手工拉坯，1250 °C 高温烧成。容量 320 毫升，保温持久，可用洗碗机清洗。",
    ],
    5_900,
    320,
  ),
  row(
    "desk-lamp",
    ["Desk lamp", "金属台灯"],
    [
      "A steel arm that stays where you leave it and a warm, flicker-free light with three levels.",
      "钢制灯臂随手可停，暖光无频闪，三档亮度可调。",
    ],
    26_900,
    3,
  ),
  row(
    "over-ear-headphones",
    ["Over-ear headphones", "头戴式耳机"],
    [
      "Soft pads, forty hours on one charge, and a cable in the box for the day you forget to charge.",
      "柔软耳罩，一次充电可听四十小时；附赠音频线，忘记充电也不怕。",
    ],
    59_900,
    120,
  ),
  row(
    "linen-notebook",
    ["Linen notebook", "布面笔记本"],
    [
      "192 dotted pages that lie flat and take fountain pen ink without showing it on the back.",
      "192 页点阵内页，可完全摊平，钢笔书写不洇不透。",
    ],
    4_500,
    800,
  ),
  row(
    "iron-teapot",
    ["Iron teapot", "铸铁茶壶"],
    [
      "Cast iron with an enamelled inside and a fine strainer. Makes four cups and keeps them hot.",
      "铸铁壶身，内壁珐琅，附细密茶滤。一壶四杯，久放仍热。",
    ],
    32_900,
    60,
  ),
  row(
    "running-shoes",
    ["Running shoes", "轻量跑鞋"],
    [
      "A light knitted upper on a sole that gives back what you put in. Runs true to size.",
      "轻盈针织鞋面，回弹鞋底，步步有力。尺码标准。",
    ],
    45_900,
    150,
  ),
  row(
    "ceramic-vase",
    ["Ceramic vase", "素陶花瓶"],
    [
      "Matte glaze, 24 cm high, narrow enough at the neck to hold one branch upright.",
      "哑光釉面，高 24 厘米，瓶口收窄，一枝亦可立。",
    ],
    15_900,
    90,
  ),
  row(
    "storm-umbrella",
    ["Storm umbrella", "抗风雨伞"],
    [
      "Eight fibreglass ribs that bend and spring back. Tested at 100 km/h, closes with one hand.",
      "八根玻纤伞骨，弯而不折，通过 100 公里/时风速测试，单手收合。",
    ],
    12_900,
    240,
  ),
  row(
    "city-backpack",
    ["City backpack", "城市双肩包"],
    [
      "20 litres, a padded sleeve for a 16-inch laptop, and a bottle pocket that really holds a bottle.",
      "20 升容量，加厚夹层可放 16 英寸电脑，侧袋放得稳水瓶。",
    ],
    29_900,
    180,
  ),
  row(
    "steel-bottle",
    ["Steel bottle", "不锈钢保温瓶"],
    [
      "Double-walled steel, 500 ml. Cold for a day, hot for twelve hours, and it does not drip.",
      "双层不锈钢，500 毫升。保冷一整天，保温十二小时，绝不漏水。",
    ],
    9_900,
    600,
  ),
  row(
    "wall-clock",
    ["Wall clock", "静音挂钟"],
    [
      "A sweeping hand without a tick, 30 cm across, readable from the other end of the kitchen.",
      "扫秒机芯，静而无声；直径 30 厘米，隔着厨房也看得清。",
    ],
    13_900,
    75,
  ),
  row(
    "soy-candle",
    ["Soy candle", "大豆香薰蜡烛"],
    [
      "Cedar and orange peel in soy wax. Burns for about forty hours; the glass is worth keeping.",
      "雪松与橙皮香，天然大豆蜡，可燃约四十小时，玻璃杯用完还能留着。",
    ],
    7_900,
    260,
  ),
  row(
    "pour-over-kettle",
    ["Pour-over kettle", "手冲细口壶"],
    [
      "A slim spout that pours exactly where you point it, and a handle that stays cool. 900 ml.",
      "细长壶嘴，指哪儿注哪儿；手柄隔热，容量 900 毫升。",
    ],
    21_900,
    110,
  ),
  row(
    "travel-camera",
    ["Travel camera", "旅行相机"],
    [
      "Fits a coat pocket, starts in half a second, and has one dial for the one thing you change.",
      "放得进大衣口袋，半秒开机，常用的只有一个转盘。",
    ],
    189_900,
    40,
  ),
  row(
    "wool-blanket",
    ["Wool blanket", "羊毛盖毯"],
    [
      "Merino wool, 130 × 180 cm, woven in a herringbone that hides the crumbs.",
      "美利奴羊毛，130 × 180 厘米，人字纹织法，耐看也耐脏。",
    ],
    38_900,
    85,
  ),
  row(
    "potted-fern",
    ["Potted fern", "盆栽蕨类"],
    [
      "Likes shade and a little water twice a week. Comes in a clay pot with a saucer.",
      "喜阴，每周浇两次水即可。附陶盆与托盘。",
    ],
    6_900,
    140,
  ),
  row(
    "round-sunglasses",
    ["Round sunglasses", "圆框太阳镜"],
    [
      "Acetate frame, polarised lenses, full UV protection, and a case that survives a bag.",
      "板材镜框，偏光镜片，全面防护紫外线；附耐压眼镜盒。",
    ],
    16_900,
    200,
  ),
  row(
    "field-watch",
    ["Field watch", "野外腕表"],
    [
      "A dial you read at a glance, a strap you change without tools, and water kept out to 100 m.",
      "表盘一目了然，表带徒手可换，防水 100 米。",
    ],
    69_900,
    55,
  ),
  row(
    "oak-board",
    ["Oak cutting board", "橡木砧板"],
    [
      "One piece of oak, oiled and ready, with a groove on one side for the juice.",
      "整块橡木，已上油养护，一面带导汁槽。",
    ],
    11_900,
    160,
  ),
  row(
    "room-speaker",
    ["Room speaker", "桌面音箱"],
    [
      "Fills a room without shouting. Two of them find each other and play in stereo.",
      "声音饱满而不喧哗；两台自动配对，即成立体声。",
    ],
    49_900,
    95,
  ),
  row(
    "knit-scarf",
    ["Knit scarf", "针织围巾"],
    ["Long, soft and light: 200 cm of lambswool that does not itch.", "长而柔软，轻暖不扎：200 厘米羊羔毛。"],
    18_900,
    130,
  ),
  row(
    "three-leg-stool",
    ["Three-leg stool", "三脚木凳"],
    [
      "Solid ash, 45 cm high. Stands without wobbling on any floor, because it has three legs.",
      "实心白蜡木，高 45 厘米。三条腿，在哪儿都站得稳。",
    ],
    24_900,
    70,
  ),
  row(
    "fountain-pen",
    ["Fountain pen", "钢笔"],
    [
      "A steel nib that writes at once, fine line, with a converter for any ink you like.",
      "钢尖下笔即出水，线条细匀；附上墨器，墨水随心换。",
    ],
    13_900,
    220,
  ),
];
