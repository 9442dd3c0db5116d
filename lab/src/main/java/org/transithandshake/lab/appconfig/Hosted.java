package org.transithandshake.lab.appconfig;

import software.amazon.awssdk.core.SdkBytes;

/** One version of a configuration; it never changes. */
record Hosted(int number, SdkBytes content, String contentType, String description, String label) {
}
