/** What can be asked of a model: a port, a request per kind, the catalogue, and a package per provider. */
@NullMarked
package dev.storyreel.models;

import org.jspecify.annotations.NullMarked;
