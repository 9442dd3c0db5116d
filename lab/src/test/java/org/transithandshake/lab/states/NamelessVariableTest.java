package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression has no input of its own, so JSONata's variables for it are refused where a machine is made. */
class NamelessVariableTest {
    @ParameterizedTest
    @ValueSource(strings = {"{% $ %}", "{% $$.a %}", "{% $lines.('- ' & $) %}"})
    void anExpressionWithOneIsRefused(String text) {
        assertThatThrownBy(() -> Expression.compile(text, "/States/A")).hasMessageContaining("/States/A")
                .hasMessageContaining("$ and $$ are no variables here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% $states.input %}", "{% '$' & \"$$\" %}", "{% $replace($why, /[0-9]+$/, '') %}",
            "{% $map($lines, function($one) { '- ' & $one }) %}"})
    void inTextsAndPatternsItIsACharacter(String text) {
        assertThatCode(() -> Expression.compile(text, "/States/A")).doesNotThrowAnyException();
    }
}
