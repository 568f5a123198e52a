/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-secrets.h"

#define SERVICE_PATH "/org/freedesktop/secrets"
#define COLLECTION_PATH SERVICE_PATH "/collection/login"
#define SESSION_PATH SERVICE_PATH "/session/s1"

static const char introspection[]
    = "<node>"
      "<interface name='org.freedesktop.Secret.Service'>"
      "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
      "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
      "<method name='SearchItems'><arg type='a{ss}' direction='in'/>"
      "<arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
      "<method name='Unlock'><arg type='ao' direction='in'/><arg type='ao' direction='out'/>"
      "<arg type='o' direction='out'/></method>"
      "<method name='GetSecrets'><arg type='ao' direction='in'/><arg type='o' direction='in'/>"
      "<arg type='a{o(oayays)}' direction='out'/></method>"
      "<method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' direction='out'/>"
      "</method>"
      "<property name='Collections' type='ao' access='read'/>"
      "</interface>"
      "<interface name='org.freedesktop.Secret.Collection'>"
      "<method name='CreateItem'><arg type='a{sv}' direction='in'/>"
      "<arg type='(oayays)' direction='in'/><arg type='b' direction='in'/>"
      "<arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
      "<property name='Items' type='ao' access='read'/>"
      "<property name='Label' type='s' access='read'/>"
      "<property name='Locked' type='b' access='read'/>"
      "</interface>"
      "<interface name='org.freedesktop.Secret.Item'>"
      "<method name='Delete'><arg type='o' direction='out'/></method>"
      "</interface>"
      "</node>";

typedef struct
{
  char *path;
  GVariant *attributes; /* a{ss} */
  char *secret;
  guint registration;
} Item;

struct _FakeSecrets
{
  GTestDBus *bus;
  GDBusConnection *connection;
  GDBusNodeInfo *node;
  GPtrArray *items;
  guint last_item;
  gboolean refusing;
};

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->path);
  g_variant_unref (item->attributes);
  g_free (item->secret);
  g_free (item);
}

static gboolean
item_matches (Item *item, GVariant *wanted)
{
  GVariantIter iter;
  const char *name;
  const char *value;

  g_variant_iter_init (&iter, wanted);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      const char *has = NULL;

      if (!g_variant_lookup (item->attributes, name, "&s", &has) || !g_str_equal (has, value))
        return FALSE;
    }
  return TRUE;
}

static Item *
find_item (FakeSecrets *self, const char *path)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (item->path, path))
        return item;
    }
  return NULL;
}

static GVariant *
search (FakeSecrets *self, GVariant *wanted)
{
  GVariantBuilder found;

  g_variant_builder_init (&found, G_VARIANT_TYPE ("ao"));
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item_matches (item, wanted))
        g_variant_builder_add (&found, "o", item->path);
    }
  return g_variant_builder_end (&found);
}

static GVariant *
get_secrets (FakeSecrets *self, GVariant *paths)
{
  GVariantBuilder secrets;
  GVariantIter iter;
  const char *path;

  g_variant_builder_init (&secrets, G_VARIANT_TYPE ("a{o(oayays)}"));
  g_variant_iter_init (&iter, paths);
  while (g_variant_iter_next (&iter, "&o", &path))
    {
      Item *item = find_item (self, path);

      g_variant_builder_add (&secrets, "{o(o@ay@ays)}", path, SESSION_PATH,
                             g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, 1),
                             g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, item->secret,
                                                        strlen (item->secret), 1),
                             "text/plain");
    }
  return g_variant_builder_end (&secrets);
}

static void on_call (GDBusConnection *connection,
                     const char *sender,
                     const char *path,
                     const char *interface,
                     const char *method,
                     GVariant *parameters,
                     GDBusMethodInvocation *invocation,
                     gpointer user_data);

static GVariant *
on_get_property (GDBusConnection *connection,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *name,
                 GError **error,
                 gpointer user_data)
{
  static const char *const collections[] = { COLLECTION_PATH, NULL };

  if (g_str_equal (name, "Collections"))
    return g_variant_new_objv (collections, -1);
  if (g_str_equal (name, "Items"))
    return g_variant_new_objv (NULL, 0);
  if (g_str_equal (name, "Label"))
    return g_variant_new_string ("Login");
  return g_variant_new_boolean (FALSE);
}

static const GDBusInterfaceVTable vtable = { on_call, on_get_property, NULL, { 0 } };

static guint
register_object (FakeSecrets *self, const char *path, const char *interface)
{
  g_autoptr (GError) error = NULL;
  guint id = g_dbus_connection_register_object (self->connection, path,
                                                g_dbus_node_info_lookup_interface (self->node,
                                                                                   interface),
                                                &vtable, self, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static const char *
create_item (FakeSecrets *self, GVariant *parameters)
{
  g_autoptr (GVariant) item_properties = g_variant_get_child_value (parameters, 0);
  g_autoptr (GVariant) secret = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) value = g_variant_get_child_value (secret, 2);
  g_autoptr (GVariant) attributes
      = g_variant_lookup_value (item_properties, "org.freedesktop.Secret.Item.Attributes",
                                G_VARIANT_TYPE ("a{ss}"));
  Item *item = NULL;
  gsize length;
  const char *bytes = g_variant_get_fixed_array (value, &length, 1);

  for (guint i = 0; i < self->items->len && item == NULL; i++)
    {
      if (item_matches (g_ptr_array_index (self->items, i), attributes))
        item = g_ptr_array_index (self->items, i);
    }
  if (item == NULL)
    {
      item = g_new0 (Item, 1);
      item->path = g_strdup_printf (COLLECTION_PATH "/i%u", ++self->last_item);
      item->attributes = g_variant_ref (attributes);
      item->registration = register_object (self, item->path, "org.freedesktop.Secret.Item");
      g_ptr_array_add (self->items, item);
    }
  g_free (item->secret);
  item->secret = g_strndup (bytes, length);
  return item->path;
}

static void
on_service_call (FakeSecrets *self,
                 const char *method,
                 GVariant *parameters,
                 GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);

  if (g_str_equal (method, "OpenSession")
      && !g_str_equal (g_variant_get_string (first, NULL), "plain"))
    g_dbus_method_invocation_return_dbus_error (invocation,
                                                "org.freedesktop.DBus.Error.NotSupported",
                                                "Only plain");
  else if (g_str_equal (method, "OpenSession"))
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(vo)", g_variant_new_string (""),
                                                          SESSION_PATH));
  else if (g_str_equal (method, "SearchItems"))
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(@ao@ao)", search (self, first),
                                                          g_variant_new_objv (NULL, 0)));
  else if (g_str_equal (method, "Unlock"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@aoo)", first, "/"));
  else if (g_str_equal (method, "GetSecrets"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@a{o(oayays)})",
                                                                      get_secrets (self, first)));
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", COLLECTION_PATH));
}

static void
on_call (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  FakeSecrets *self = user_data;

  if (self->refusing && !g_str_equal (method, "OpenSession"))
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.Secret.Error.IsLocked",
                                                "Locked");
  else if (g_str_equal (interface, "org.freedesktop.Secret.Service"))
    on_service_call (self, method, parameters, invocation);
  else if (g_str_equal (method, "CreateItem"))
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(oo)", create_item (self, parameters),
                                                          "/"));
  else
    {
      Item *item = find_item (self, path);

      g_dbus_connection_unregister_object (connection, item->registration);
      g_ptr_array_remove (self->items, item);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/"));
    }
}

static void
appear (FakeSecrets *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  register_object (self, SERVICE_PATH, "org.freedesktop.Secret.Service");
  register_object (self, COLLECTION_PATH, "org.freedesktop.Secret.Collection");
  register_object (self, SERVICE_PATH "/aliases/default", "org.freedesktop.Secret.Collection");
  reply
      = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus",
                                     "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                     g_variant_new ("(su)", "org.freedesktop.secrets", 0), NULL,
                                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

FakeSecrets *
fake_secrets_start (gboolean with_service)
{
  FakeSecrets *self = g_new0 (FakeSecrets, 1);
  g_autoptr (GError) error = NULL;

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->node = g_dbus_node_info_new_for_xml (introspection, &error);
  g_assert_no_error (error);
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (self->bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  if (with_service)
    appear (self);
  return self;
}

void
fake_secrets_stop (FakeSecrets *self)
{
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  /* Not unreferenced: it would wait for libsecret to let go of its connection. */
  g_test_dbus_stop (self->bus);
  g_ptr_array_unref (self->items);
  g_dbus_node_info_unref (self->node);
  g_free (self);
}

void
fake_secrets_clear (FakeSecrets *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      g_dbus_connection_unregister_object (self->connection, item->registration);
    }
  g_ptr_array_set_size (self->items, 0);
  self->refusing = FALSE;
}

guint
fake_secrets_get_n_items (FakeSecrets *self)
{
  return self->items->len;
}

const char *
fake_secrets_find (FakeSecrets *self, const char *key)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);
      const char *has = NULL;

      if (g_variant_lookup (item->attributes, "key", "&s", &has) && g_str_equal (has, key))
        return item->secret;
    }
  return NULL;
}

void
fake_secrets_set_refusing (FakeSecrets *self, gboolean refusing)
{
  self->refusing = refusing;
}
