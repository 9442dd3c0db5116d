/** Delivers events from files to a connected lab, and tells what came of them. */
package org.transithandshake.lab.replay;
