/** The command line: what a person sees. Renderers are pure; text of other accounts passes {@code SafeText} first. */
package org.transithandshake.lab.cli;
