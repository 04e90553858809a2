package io.followup.wire.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected was answered by the {@code idna} package of Python, 3.13, with Unicode 17. */
class DomainsTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "EXAMPLE.Com, example.com",
    "straße.example, xn--strae-oqa.example",
    "Straße.example, xn--strae-oqa.example",
    "STRASSE.example, strasse.example",
    "faß.de, xn--fa-hia.de",
    "\u1e9e.de, xn--zca.de",
    "βόλος.com, xn--nxasmm1c.com",
    "βόλοσ.com, xn--nxasmq6b.com",
    "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
    "نامه\u200cای.com, xn--mgba3gch31f060k.com",
    "ශ\u0dca\u200dර\u0dd3.com, xn--10cl1a0b660p.com",
    "क\u094d\u200dष.com, xn--11b2ezcw70k.com",
    "한국.kr, xn--3e0b707e.kr",
    "日本。jp, xn--wgv71a.jp",
    "ｅｘａｍｐｌｅ．com, example.com",
    "ｶﾞ.com, xn--mck.com",
    "bücher.example, xn--bcher-kva.example",
    "BÜCHER.example, xn--bcher-kva.example",
    "bu\u0308cher.example, xn--bcher-kva.example",
    "XN--BCHER-KVA.example, xn--bcher-kva.example",
    "xn--strae-oqa.example, xn--strae-oqa.example",
    "l·l.cat, xn--ll-0ea.cat",
    "ナ・カ.com, xn--lck1c7g.com",
    "גם.com, xn--6dbw.com",
    "مثال.إختبار, xn--mgbh0fb.xn--kgbechtv",
    "Ꮀ.com, xn--m9d.com",
    "İstanbul.com, xn--istanbul-o0e.com",
    "r3---sn-ab.example.com, r3---sn-ab.example.com"
  })
  void S4_a_domain_goes_by_IDNA_2008_and_to_nobody_else(String written, String ascii) {
    assertThat(Domains.ascii(written)).contains(ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "com",
        "a..com",
        ".com",
        "a.com.",
        "-a.com",
        "a-.com",
        "a_b.com",
        "a b.com",
        "127.0.0.1",
        "a.1",
        "xn--a.example",
        "xn--.example",
        "xn--fa-hi.de",
        "xn--a-.example",
        "ü-.com",
        "-ü.com",
        "üb--c.com",
        "i❤.ws",
        "㎏.com",
        "Ⅷ.com",
        "x\u00ady.com",
        "o\u034fx.com",
        "\u0300a.com",
        "한\u1100.com",
        "a・b.com",
        "a·l.cat",
        "x\u200cy.com",
        "x\u200dy.com",
        "1א.com",
        "אa.com",
        "م٠۰.com",
        "\ud800.com",
        "a\u0000.com"
      })
  void what_is_no_domain_is_refused(String written) {
    assertThat(Domains.ascii(written)).isEmpty();
  }

  @Test
  void a_label_and_a_domain_are_no_longer_than_DNS_has_them() {
    assertThat(Domains.ascii("a".repeat(63) + ".com")).isPresent();
    assertThat(Domains.ascii("a".repeat(64) + ".com")).isEmpty();
    assertThat(Domains.ascii("한".repeat(60) + ".com")).isEmpty();
    assertThat(Domains.ascii("한글".repeat(5) + "." + "a.".repeat(115) + "com")).isEmpty();
  }
}
