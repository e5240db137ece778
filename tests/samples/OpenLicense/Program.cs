Console.WriteLine("Loads models/tern-mini.gguf.");
