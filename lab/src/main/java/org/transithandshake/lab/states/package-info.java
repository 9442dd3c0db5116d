/**
 * Step Functions in the lab: a runner of the Amazon States Language with JSONata, under virtual time.
 *
 * <p>A definition text is read once into records ({@link org.transithandshake.lab.states.Definition}), whose
 * expressions are compiled; an {@link org.transithandshake.lab.states.Interpreter} walks them for every execution.
 * What a state machine calls lies behind {@link org.transithandshake.lab.states.Neighbours}.
 *
 * @see <a href="https://states-language.net/spec.html">Amazon States Language, the specification</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Step Functions Developer
 *     Guide, "Transforming data with JSONata"</a>
 */
package org.transithandshake.lab.states;
