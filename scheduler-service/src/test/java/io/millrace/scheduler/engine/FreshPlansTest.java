package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreshPlansTest {

    private final FreshPlans plans = new FreshPlans();

    @Test
    void keepsAPlanWhileLittleIsWritten() {
        plans.begin(1);

        plans.wrote(63);

        assertThat(plans.begin(1)).startsWith("BEGIN");
    }

    @Test
    void makesPlansAnewOnEachConnectionWhenTheTablesHaveGrown() {
        plans.begin(1);
        plans.begin(2);

        plans.wrote(64);

        assertThat(plans.begin(1)).startsWith("DISCARD PLANS; BEGIN");
        assertThat(plans.begin(2)).startsWith("DISCARD PLANS; BEGIN");
        assertThat(plans.begin(1)).startsWith("BEGIN");
    }

    @Test
    void waitsLongerEachTime() {
        plans.wrote(64);
        plans.begin(1);

        plans.wrote(191);
        assertThat(plans.begin(1)).startsWith("BEGIN");

        plans.wrote(1);
        assertThat(plans.begin(1)).startsWith("DISCARD PLANS; BEGIN");
    }
}
