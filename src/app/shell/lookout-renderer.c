/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-renderer.h"

#include <epoxy/gl.h>

static char *gl_name; /* (nullable): what was found, once */

/**
 * lookout_renderer_name_is_software:
 * @name: (nullable): what GL calls its renderer
 *
 * Returns: whether a processor draws what looks like GL
 */
gboolean
lookout_renderer_name_is_software (const char *name)
{
  static const char *const software[]
      = { "llvmpipe", "softpipe", "swrast", "SwiftShader", "Software Rasterizer" };

  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (software); i++)
    if (g_strstr_len (name, -1, software[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
gl_is_software (GdkDisplay *display)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkGLContext) context = gdk_display_create_gl_context (display, &error);
  gboolean software;

  if (context == NULL || !gdk_gl_context_realize (context, &error))
    {
      g_debug ("There is no GL: %s", error->message);
      return TRUE;
    }
  gdk_gl_context_make_current (context);
  g_free (gl_name);
  gl_name = g_strdup ((const char *) glGetString (GL_RENDERER));
  g_debug ("GL is %s", gl_name);
  software = lookout_renderer_name_is_software (gl_name);
  gdk_gl_context_clear_current ();
  return software;
}

/**
 * lookout_renderer_choose:
 *
 * Where GL is done in software, the cairo renderer paints a wall of cameras with much less work, so it is
 * chosen, once, unless GSK_RENDERER says otherwise. Called before the program has threads or windows, because it
 * writes to the environment, which is where GTK looks; GTK is initialized.
 */
void
lookout_renderer_choose (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (display != NULL && g_getenv ("GSK_RENDERER") == NULL && gl_is_software (display))
    g_setenv ("GSK_RENDERER", "cairo", TRUE);
}

/**
 * lookout_renderer_get_gl_name:
 *
 * Returns: (nullable): what GL calls itself, where it was looked for and found
 */
const char *
lookout_renderer_get_gl_name (void)
{
  return gl_name;
}
