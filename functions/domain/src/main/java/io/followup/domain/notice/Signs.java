package io.followup.domain.notice;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What stands for a sign that EUC-KR lacks: money by its ISO code, dashes, marks, arrows and shapes
 * by what is nearest.
 *
 * <p>A sign that is not here and is no {@link #isOrnament ornament} has a meaning that nothing
 * carries.
 */
final class Signs {
  /**
   * In each line, what stands for all that follow. A sign of two characters is never one of them.
   */
  private static final String TABLE =
      """
          VND ₫
          INR ₹ ૱ ௹ ꠸ 𞲰
          THB ฿
          PHP ₱
          RUB ₽
          TRY ₺
          UAH ₴
          NGN ₦
          ILS ₪
          CRC ₡
          PYG ₲
          GHS ₵
          KZT ₸
          MNT ₮
          LAK ₭
          GEL ₾
          AZN ₼
          BTC ₿
          KHR ៛
          BDT ৳
          IRR ﷼
          KGS ⃀
          SAR ⃁
          AMD ֏
          AFN ؋
          ESP ₧
          GRD ₯
          FRF ₣
          ITL ₤
          XEU ₠
          ARA ₳
          BRC ₢
          ￠ ¢
          ￡ £ 💷
          ￥ ¥ 💴
          ￦ ₩
          € 💶
          $ 💲 💵
          - ‐ ‑ ‒ – — − ⁒ ⸗ ⸚ ⸺ ⸻ ֊ ᠆ 𐺭 ➖
          = ゠ ⹀ 🟰
          ～ 〜 〰 ⁓ ∿ ⸯ
          ― ー
          · • ‣ ‧ ⁃ ∙ ⋅ ・ ⸱ ⸳ ⦁ ⁌ ⁍
          ' ‚ ‛ ‵ ❛ ❜ ʼ ʻ
          " „ ‟ ‶ ❝ ❞ ❠ 〝 〞 〟 ⹂
          《 « ⟪
          》 » ⟫
          〈 ⟨
          〉 ⟩
          < ‹ ❬ ❮ ❰ ≱
          > › ❭ ❯ ❱ ≰
          ( ❨ ❪
          ) ❩ ❫
          〔 ❲ 〘 ⟮
          〕 ❳ 〙 ⟯
          【 〖
          】 〗
          [ ⁅ ⟦ 〚
          ] ⁆ ⟧ 〛
          { ❴
          } ❵
          (( ⦅ ⸨
          )) ⦆ ⸩
          | ¦ ∣ ❘ ❙ ❚ ⏐
          ∥ ‖
          _ ‗ ‿ ⁔
          ￣ ¯ ‾
          / ⁄ ∕ ⧸
          \\ ∖ ⧵
          : ∶ ⁚ ⁝ ꞉
          :: ∷
          := ≔
          ; ⁏ ؛
          , ، ❟
          … ⋯
          * ∗ ⁎ ٭
          ** ⁑
          *** ⁂
          ※ ⁜ ⚠
          ¶ ⁋
          & ⁊ ⅋
          % ٪
          ！ ❗ ❕ ❢
          ？ ❓ ❔ ؟ ⸮ ﹖
          ！？ ‽ ⁉
          ？！ ⁈
          ？？ ⁇
          ~ ˷
          # ♯
          (c) ©
          (P) ℗
          e ℮
          i ℹ
          f ƒ
          Rx ℞
          lb ℔
          oz ℥
          CL ℄
          per ⅌
          A/S ⅍
          l ł
          L Ł
          寫 写
          眞 真
          畵 画
          聲 声
          ≤ ≦ ⩽ ≯
          ≥ ≧ ⩾ ≮
          ≒ ≈ ≃ ≅ ≐ ≑ ≓
          ≠ ≢
          × ✕ ✖ ✗ ✘ ❌ ❎ ☓ ☒ ⨯ ⨉ 🗙 🗴 🗵 🗶 🗷 🞨 🞩 🞪 🞫 🞬 🞭 🞮 🚫 ⛔ 🛑
          ÷ ➗
          + ➕ ✚ ✛ ✜ 🞡 🞢 🞣 🞤 🞥 🞦 🞧
          -/+ ∓
          √ ✓ ✔ ✅ ☑ 🗸 🗹
          ○ ⭕ ◦ ⚪
          ● ⚫
          □ ☐ 🔲 🔳
          ∞ ♾
          Ø ∅ ⌀
          Δ ∆
          ￢ ¬
          ˚ ∘
          ▶▶ ⏩
          ◀◀ ⏪
          ▲ 🔼 ⏫
          ▼ 🔽 ⏬
          ▶ ⏵
          ◀ ⏴
          → 🔜
          ← 🔙
          ↗ ⤴
          ↘ ⤵
          ★ ⭐ 🌟
          ♥ ❤ ❥ ❣ 💓 💕 💖 💗 💙 💚 💛 💜 💝 💞 💟 🖤 🤍 🤎 🧡 🩵 🩶 🩷
          ♬ ♫
          ☎ 📞 📱 ✆ 🕻 🕽 🕿 🖀
          100 💯
          10 🔟
          (18+) 🔞
          1 ⚀
          2 ⚁
          3 ⚂
          4 ⚃
          5 ⚄
          6 ⚅
          AB 🆎
          WC 🆏
          CL 🆑
          COOL 🆒
          FREE 🆓
          ID 🆔
          NEW 🆕
          NG 🆖
          OK 🆗
          SOS 🆘
          UP! 🆙
          VS 🆚
          3D 🆛
          2K 🆝
          4K 🆞
          8K 🆟
          5.1 🆠
          7.1 🆡
          END 🔚
          ON! 🔛
          TOP 🔝
          :) 😀 😃 😄 😊 🙂 ☺
          ;) 😉
          :D 😂
          :( 😢 😭 🙁
          ← ↜ ↞ ↢ ↤ ↩ ↰ ↲ ↵ ↼ ↽ ⇇ ⇐ ⇚ ⇜ ⇠ ⇤ ⇦ ⇽ ⟵ ⟸ ⟻ ⟽ ⤆ ⤌ ⤎ ⤙ ⤛ ⤝ ⤟ ⥒ ⥖ ⥚ ⥞ ⥢ ⥦ ⥧ ⥪ ⥫
          ← ⬅ ⬱ ⬳ ⬶ ⬷ ⬸ ⬻ ⭅ ⭠ ⭪ ⭰ ⮄ ⮈ 🠀 🠄 🠈 🠐 🠔 🠘 🠜 🠠 🠤 🠨 🠬 🠰 🠴 🠸 🠼 🡀 🡄 🡐 🡠 🡨 🡰 🡸 🢀 🢐 🢔 🢘
          ← 🢠 🢢 🢤 🢦 🢨 🢪
          → ↝ ↠ ↣ ↦ ↪ ↱ ↳ ⇀ ⇁ ⇉ ⇛ ⇝ ⇢ ⇥ ⇨ ⇰ ⇴ ⇶ ⇾ ➔ ➙ ➛ ➜ ➝ ➞ ➟ ➠ ➡ ➢ ➣ ➤ ➧ ➨ ➩ ➪ ➫ ➬ ➭ ➮
          → ➯ ➱ ➲ ➳ ➵ ➸ ➺ ➻ ➼ ➽ ➾ ⟶ ⟹ ⟼ ⟾ ⟿ ⤅ ⤇ ⤍ ⤏ ⤐ ⤑ ⤖ ⤚ ⤜ ⤞ ⤠ ⤳ ⥓ ⥗
          → ⥛ ⥟ ⥤ ⥨ ⥩ ⥬ ⥭ ⭢ ⭬ ⭲ ⮆ ⮊ ⮕ 🠂 🠆 🠊 🠒 🠖 🠚 🠞 🠢 🠦 🠪 🠮 🠲 🠶 🠺 🠾 🡂 🡆 🡒 🡢 🡪 🡲 🡺 🢂
          → 🢒 🢖 🢚 🢡 🢣 🢥 🢧 🢩 🢫
          ↑ ↟ ↥ ↾ ↿ ⇅ ⇈ ⇑ ⇡ ⇧ ⇪ ⇫ ⇬ ⇭ ⇮ ⇯ ➦ ⟰ ⤊ ⤒ ⥔ ⥘ ⥜ ⥠ ⥣ ⥮ ⬆ ⬏ ⬑ ⭡ ⭫ ⭱ ⮁ ⮅ ⮉ 🠁 🠅 🠉 🠑
          ↑ 🠕 🠙 🠝 🠡 🠥 🠩 🠭 🠱 🠵 🠹 🠽 🡁 🡅 🡑 🡡 🡩 🡱 🡹 🢁 🢑 🢕 🢙
          ↓ ↡ ↧ ↴ ⇂ ⇃ ⇊ ⇓ ⇣ ⇩ ⇵ ➥ ⟱ ⤋ ⤓ ⥕ ⥙ ⥝ ⥡ ⥥ ⥯ ⬇ ⬎ ⬐ ⭣ ⭭ ⭳ ⮃ ⮇ ⮋ 🠃 🠇 🠋 🠓 🠗 🠛 🠟 🠣
          ↓ 🠧 🠫 🠯 🠳 🠷 🠻 🠿 🡃 🡇 🡓 🡣 🡫 🡳 🡻 🢃 🢓 🢗 🢛
          ↕ ↨ ⇕ ⇳ ⬍ ⭥ 🡙
          ↔ ↭ ↹ ⇄ ⇆ ⇋ ⇌ ⇿ ⟷ ⥂ ⥃ ⥄ ⬄ ⬌ ⭤ ⮀ ⮂ 🡘
          ↖ ↸ ⇖ ⇱ ⤡ ⤣ ⤪ ⬁ ⬉ ⭦ ⭶ 🡔 🡤 🡬 🡴 🡼 🢄
          ↗ ⇗ ➚ ➶ ➹ ⤢ ⤤ ⤧ ⤨ ⬀ ⬈ ⭧ ⭷ 🡕 🡥 🡭 🡵 🡽 🢅
          ↘ ⇘ ⇲ ➘ ➴ ➷ ⤥ ⤩ ⬂ ⬊ ⭨ ⭸ 🡖 🡦 🡮 🡶 🡾 🢆
          ↙ ⇙ ⤦ ⬃ ⬋ ⭩ ⭹ 🡗 🡧 🡯 🡷 🡿 🢇
          ⇔ ⟺
          □ ▢ ▫ ▭ ▯ ▱ ◫ ◻ ◽ ⬜ ⬞ 🞎 🞏 🞐 🞑 🞒 🞓 🞔 🞕 ❏ ❐ ❑ ❒
          ■ ▪ ▬ ▮ ▰ ◼ ◾ ⬛ ⬝ 🞌 🞍 🞖 🟗 🟘 🟥 🟦 🟧 🟨 🟩 🟪 🟫 ▀ ▁ ▂ ▃ ▄ ▅ ▆ ▇ █ ▉ ▊ ▋ ▌ ▍ ▎ ▏ ▐ ░ ▓
          ■ ▔ ▕ ▖ ▗ ▘ ▙ ▚ ▛ ▜ ▝ ▞ ▟
          ▲ ▴ ◢ ◣ ◤ ◥ ◸ ◹ ◺ ◿ 🞁 🟕 🟖 🔺
          △ ▵ ◬
          ▶ ▸ ► 🞂
          ▷ ▹ ▻
          ▼ ▾ 🞃 🔻
          ▽ ▿
          ◀ ◂ ◄ 🞀
          ◁ ◃ ◅
          ● ◉ ◍ ◯ ⬤ ⭗ ⭘ 🞄 🟠 🟡 🟢 🟣 🟤 🔴 🔵
          ◆ ◊ ⬥ ⬧ ⬩ ⬪ 🞗 🞘 🞙 🞜 🞝 🞞 🞟 🔶 🔷 🔸 🔹
          ○ ◌ ◙ 🞅 🞆 🞇 🞈 🞉 🞊 ❍
          ◇ ⬦ ⬨ ⬫ 🞚 🞛 🞠 ❖
          ☆ ⭒ ✧ ✩ ✪ ✫ ✬ ✭ ✮ ✰
          ★ ⭑ 🟀 🟁 🟂 🟃 🟄 🟅 🟆 🟇 🟈 🟉 🟊 🟋 🟌 🟍 🟎 🟏 🟐 🟑 🟒 🟓 🟔 ✦ ✯ ✴ ✵ ✶ ✷ ✸ ✹
          * 🞯 🞰 🞱 🞲 🞳 🞴 🞵 🞶 🞷 🞸 🞹 🞺 🞻 🞼 🞽 🞾 🞿 ✢ ✣ ✤ ✥ ✱ ✲ ✳ ✺ ✻ ✼ ✽ ❃ ❉ ❊ ❋
          ─ ┄ ┅ ┈ ┉ ╌ ╍ ═ ╴ ╶ ╸ ╺ ╼ ╾
          │ ┆ ┇ ┊ ┋ ╎ ╏ ║ ╵ ╷ ╹ ╻ ╽ ╿
          ┼ ╒ ╓ ╔ ╕ ╖ ╗ ╘ ╙ ╚ ╛ ╜ ╝ ╞ ╟ ╠ ╡ ╢ ╣ ╤ ╥ ╦ ╧ ╨ ╩ ╪ ╫ ╬ ╭ ╮ ╯ ╰
          / ╱
          \\ ╲
          × ╳
      """;

  private static final Map<Integer, String> STANDING =
      TABLE
          .lines()
          .map(line -> line.strip().split(" "))
          .flatMap(
              line ->
                  Arrays.stream(line).skip(1).map(sign -> Map.entry(sign.codePointAt(0), line[0])))
          .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  /** Emoji that say what is allowed and where: left out, a sentence may say the contrary. */
  private static final String TELLING = "🚭🚯🚱🚳🚷📵🔕🔇♿🚹🚺🚻🚼🚾☢☣";

  private Signs() {}

  static Optional<String> standingFor(int sign) {
    return Optional.ofNullable(STANDING.get(sign));
  }

  /** Whether a sentence means the same without it: most emoji, flowers and stars in print. */
  static boolean isOrnament(int c) {
    return (Character.isExtendedPictographic(c) ? isPictured(c) : isPrinted(c))
        && TELLING.indexOf(c) < 0;
  }

  /** Emoji, but for those among arrows, shapes, and what is closed in. */
  private static boolean isPictured(int c) {
    return in(c, 0x2300, 0x27BF)
        || in(c, 0x1F000, 0x1F0FF)
        || in(c, 0x1F300, 0x1F77F)
        || in(c, 0x1F900, 0x1FAFF);
  }

  private static boolean isPrinted(int c) {
    return in(c, 0x2600, 0x26FF) || in(c, 0x2701, 0x2767) || in(c, 0x1F650, 0x1F67F);
  }

  private static boolean in(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
