val store = KeyStore.getInstance("AndroidKeyStore")
