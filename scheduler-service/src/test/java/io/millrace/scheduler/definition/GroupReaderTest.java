package io.millrace.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupReaderTest {

    @Test
    void readsThePrintedGroup() {
        assertThat(
                        FaultsOf.group(
                                "{\"description\":\"\",\"members\":[{\"batchName\":\"A\",\"after\":[]},{\"batchName\":\"B\",\"after\":[\"A\"]}]}"))
                .isEmpty();
    }

    @Test
    void namesEveryFault() {
        assertThat(
                        FaultsOf.group(
                                """
                                {"members":[{"batchName":"A","after":["A"]},{"batchName":"A"},
                                            {"batchName":"1A"},{"after":["X"]}]}
                                """))
                .containsOnlyKeys(
                        "/members/0/after/0",
                        "/members/1/batchName",
                        "/members/2/batchName",
                        "/members/3/batchName",
                        "/members/3/after/0");
    }

    @Test
    void namesTheCycle() {
        assertThat(
                        FaultsOf.group(
                                "{\"members\":[{\"batchName\":\"A\",\"after\":[\"B\"]},{\"batchName\":\"B\",\"after\":[\"A\"]}]}"))
                .containsValue("makes a cycle: A → B → A");
    }
}
