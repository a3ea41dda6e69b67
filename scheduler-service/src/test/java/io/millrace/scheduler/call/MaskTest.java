package io.millrace.scheduler.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void hidesAValueInEveryFormInWhichItComesBack() {
        var mask = new Mask();
        mask.hide("p\"w/1");
        var base64 = Base64.getEncoder().encodeToString("p\"w/1".getBytes(UTF_8));
        assertThat(mask.apply("p\"w/1 p\\\"w/1 p%22w%2F1 " + base64)).isEqualTo("*** *** *** ***");
    }

    @Test
    void hidesTheLongerOfTwoFirst() {
        var mask = new Mask();
        mask.hide("abc");
        mask.hide("abcdef");
        assertThat(mask.apply("abcdef abc")).isEqualTo("*** ***");
    }

    @Test
    void hidesEveryPartOfASecretObject() {
        var mask = new Mask();
        mask.hide(ACall.json("{\"user\":\"ada\",\"codes\":[4711,null]}"));
        assertThat(mask.apply("ada has 4711 or null")).isEqualTo("*** has *** or null");
    }

    @Property
    void leavesNothingOfASecret(
            @ForAll @StringLength(min = 1, max = 20) String secret, @ForAll String around) {
        var mask = new Mask();
        mask.hide(secret);
        if (!"***".contains(secret)) {
            assertThat(mask.apply(around + secret + around)).contains("***");
        }
    }
}
